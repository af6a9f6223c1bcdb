/** The tokens of styles/tokens.scss that pictures need; a test compares the two. */
export const COLOURS = {
  red: '#c8161d',
  gold: '#965f00',
  green: '#1d7a3f',
  blue: '#1f5fa8',
  ink: '#1f2329',
  grey: '#656d7a',
  line: '#e6e8ec',
} as const;

/** Meaning of a colour: red needs action, gold waits, green is done, blue informs, grey is over. */
export type Tone = Exclude<keyof typeof COLOURS, 'line'>;
