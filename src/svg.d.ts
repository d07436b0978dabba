/** The text of an icon; the builder and Jest load it so. */
declare module '*.svg' {
  const text: string;
  export default text;
}
