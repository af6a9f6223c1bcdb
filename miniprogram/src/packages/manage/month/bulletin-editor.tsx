import { View } from '@tarojs/components';
import type { Bulletin, BulletinParagraph } from '@xianfeng/shared-types';
import { useState } from 'react';
import { editBulletin } from '@/features/rankings/api';
import { useMutation } from '@/shared/hooks';
import { FormField, PrimaryButton, Sheet, TextArea, TextInput } from '@/shared/ui';

interface BulletinEditorProps {
  bulletin: Bulletin;
  onClose: () => void;
  onDone: (bulletin: Bulletin) => void;
}

/** Title and paragraphs; figures come from the sealed month and are not here. Desk work is for the PC. */
export function BulletinEditor({ bulletin, onClose, onDone }: BulletinEditorProps) {
  const [title, setTitle] = useState(bulletin.title);
  const [paragraphs, setParagraphs] = useState<BulletinParagraph[]>(bulletin.paragraphs);
  const save = useMutation(
    (key) => editBulletin(bulletin.id, { title: title.trim(), paragraphs, items: bulletin.items.map(({ orgName: _, ...item }) => item), version: bulletin.version }, key),
    { onDone },
  );
  const write = (index: number, text: string) => setParagraphs(paragraphs.map((one, i) => (i === index ? { ...one, text } : one)));
  return (
    <Sheet open title="修改通报文字" onClose={onClose} footer={<PrimaryButton loading={save.running} onClick={() => void save.run()}>保存</PrimaryButton>}>
      <View className="xf-month-form">
        <FormField label="标题" required error={save.fieldErrors.title}>
          <TextInput label="标题" initial={bulletin.title} max={100} onChange={setTitle} />
        </FormField>
        {bulletin.paragraphs.map(({ heading, text }, index) => (
          <FormField key={heading} label={heading} error={save.fieldErrors[`paragraphs.${index}.text`]}>
            <TextArea label={heading} initial={text} onChange={(value) => write(index, value)} />
          </FormField>
        ))}
      </View>
    </Sheet>
  );
}
