import './dots.css';

/** Three dots that take turns. Without movement they stay three dots: something is on its way. */
export function Dots() {
  return (
    <span class="dots" aria-hidden="true">
      <span class="dots-one" />
      <span class="dots-one" />
      <span class="dots-one" />
    </span>
  );
}
