import { Text, View } from '@tarojs/components';

const DOT = ' · ';

/** Short facts in one line, `甲 · 乙`: where they are too long for it the line breaks between them, and no dot hangs at an end. */
export function DotLine({ text }: { text: string }) {
  const parts = text.split(DOT);
  if (parts.length === 1) return <>{text}</>;
  return (
    <View className="xf-dot-line">
      <View className="xf-dot-line__parts">
        {parts.map((part, index) => (
          <View key={index} className="xf-dot-line__part">
            {index > 0 && <Text className="xf-dot-line__dot">{DOT}</Text>}
            {part}
          </View>
        ))}
      </View>
    </View>
  );
}
