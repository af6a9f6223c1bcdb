import { Text } from '@tarojs/components';

const DOT = ' · ';

/** Short facts in one line, `甲 · 乙`: where they are too long for it the line breaks between them, never within one. */
export function DotLine({ text }: { text: string }) {
  const parts = text.split(DOT);
  if (parts.length === 1) return <>{text}</>;
  return <>{parts.map((part, index) => <Text key={index} className="xf-dot-line__part">{index < parts.length - 1 ? part + DOT : part}</Text>)}</>;
}
