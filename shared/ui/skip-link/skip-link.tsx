import './skip-link.css';

interface SkipLinkProps {
  /** The main part of the page, `#main`. It needs `tabindex="-1"`. */
  href: string;
  label: string;
}

export function SkipLink({ href, label }: SkipLinkProps) {
  return (
    <a class="skip" href={href}>
      {label}
    </a>
  );
}
