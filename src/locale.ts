/** The language of JupyterLab's interface, as `Intl` names languages. */
export function localeOf(languageCode: string): string {
  const isTag = /^[a-z]{2,3}([-_]\w+)*$/i.test(languageCode);
  return isTag ? languageCode.replace(/_/g, '-') : 'en';
}
