const RISKY = /^'*[=+\-@\t\r]/;
const NEUTRALISED = /^'+[=+\-@\t\r]/;

/** Text that a spreadsheet could take for a formula gets an apostrophe in front; plainText takes exactly one away again. */
export const neutralise = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

export const plainText = (text: string): string => (NEUTRALISED.test(text) ? text.slice(1) : text);
