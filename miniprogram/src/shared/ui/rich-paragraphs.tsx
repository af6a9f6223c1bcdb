import { Text, View } from '@tarojs/components';
import { cx } from './class-names';

export interface RichParagraphsProps {
  /** Plain text; a line break begins a paragraph. */
  text: string;
  /** Ranges [from, to) of the text to mark, in UTF-16 units, e.g. of a search or of similar passages. */
  marks?: readonly (readonly [from: number, to: number])[];
}

interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts `text`, which begins at `offset` of the whole, at the marks' ends. */
export function pieces(text: string, offset: number, marks: NonNullable<RichParagraphsProps['marks']>): Piece[] {
  const inside = marks.map(([from, to]) => [Math.max(0, from - offset), Math.min(text.length, to - offset)] as const).filter(([from, to]) => from < to);
  const cuts = [...new Set([0, text.length, ...inside.reduce<number[]>((all, range) => [...all, ...range], [])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => ({ text: text.slice(from, cuts[index + 1]), marked: inside.some(([start, end]) => start <= from && from < end) }));
}

/** Text to read: paragraphs with the indent of Chinese print, and marked passages. */
export function RichParagraphs({ text, marks = [] }: RichParagraphsProps) {
  let offset = 0;
  const paragraphs = text.split('\n').map((line) => {
    const start = offset;
    offset += line.length + 1;
    return { line, start };
  });
  return (
    <View className="xf-prose">
      {paragraphs.filter(({ line }) => line.trim() !== '').map(({ line, start }) => (
        <View key={start} className="xf-prose__paragraph">
          {pieces(line, start, marks).map(({ text: piece, marked }, index) => (
            <Text key={index} userSelect className={cx('xf-prose__piece', marked && 'xf-prose__piece--marked')}>{piece}</Text>
          ))}
        </View>
      ))}
    </View>
  );
}
