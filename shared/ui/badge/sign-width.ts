/** One line of the sign at 88 px, the size that a name shrinks to before it breaks at its hyphen. In ems. */
const LINE = 7.8;

/**
 * The width in ems that a name needs on the sign, where first name and surname take a line each.
 * A surname too long for one line is measured by its longer half: it will break at the hyphen.
 */
export function signWidth(name: string, surname: string): number {
  const whole = ems(surname);
  const line = whole > LINE ? Math.max(...surname.split(/(?<=-)/).map(ems)) : whole;
  return Math.max(ems(name), line);
}

/** Generous means of the bold face, tracking included. */
function ems(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[iíįjlłtfrI'’-]/.test(letter)) width += 0.38;
    else if (/[mwMW]/.test(letter)) width += 0.86;
    else width += letter === letter.toLowerCase() ? 0.57 : 0.68;
  }
  return width;
}
