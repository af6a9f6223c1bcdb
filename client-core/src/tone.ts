/** Meaning of a colour: red needs action, gold waits, green is done, blue informs, grey is over. */
export type Tone = 'red' | 'gold' | 'green' | 'blue' | 'grey';

/** A step of a course of events, for a timeline. */
export interface StepWords {
  key: string;
  title: string;
  /** When, and who. */
  time: string;
  note: string | null;
  tone: Tone;
}
