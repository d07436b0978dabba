import * as React from 'react';

/** A link to another page, or its text alone where the address is not http(s). */
export function Link({
  href,
  children
}: {
  readonly href: string | null;
  readonly children: React.ReactNode;
}): React.JSX.Element {
  return href && /^https?:\/\//i.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}
