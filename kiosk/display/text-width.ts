/**
 * About how wide a text is, in ems of the bold face and on the generous side. Sizes are chosen before anything is drawn:
 * measuring afterwards would show each new call twice, first too large and then right.
 */
export function widthInEms(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[iíįjlłtfrI .,:;()'’|-]/.test(letter)) width += 0.36;
    else if (/[mwMWюшщжмфЮШЩЖМФ]/.test(letter)) width += 0.86;
    else width += letter === letter.toLowerCase() ? 0.56 : 0.68;
  }
  return width;
}

/** Lines that a text takes in a line of `ems`, when it breaks between words and after hyphens. */
export function linesIn(text: string, ems: number): number {
  let lines = 1;
  let used = 0;
  for (const part of text.split(/(?<=[\s-])/)) {
    const width = widthInEms(part.trimEnd());
    if (used > 0 && used + width > ems) {
      lines += 1;
      used = 0;
    }
    // A word wider than the line breaks inside.
    lines += Math.max(0, Math.ceil(width / ems) - 1);
    used = (used + widthInEms(part)) % Math.max(ems, width);
  }
  return lines;
}
