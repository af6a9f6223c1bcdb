import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { addTags } from '@/features/cases/model/content';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { a11y, Button, FormField, Icon, TextInput } from '@/shared/ui';

/** Tags as chips; several at once may be typed with blanks between them. */
export function TagsField({ editor: { content, change } }: { editor: CaseEditor }) {
  const typed = useRef('');
  const [generation, setGeneration] = useState(0);
  const add = () => {
    const tags = addTags(content.tags, typed.current);
    typed.current = '';
    setGeneration(generation + 1);
    change({ tags });
  };
  return (
    <FormField label="标签" hint="最多 8 个，便于同行找到" side={<Button onClick={add}>添加</Button>}>
      {content.tags.length > 0 && (
        <View className="edit__chips">
          {content.tags.map((tag) => (
            <View key={tag} className="edit__chip" onClick={() => change({ tags: content.tags.filter((one) => one !== tag) })} {...a11y('button', `移除标签 ${tag}`)}>
              <Text>{tag}</Text>
              <Icon name="close" size="small" tone="grey" />
            </View>
          ))}
        </View>
      )}
      <TextInput key={generation} placeholder="如 适老服务 网点" label="标签" onConfirm={add} onChange={(value) => { typed.current = value; }} />
    </FormField>
  );
}
