import { Image, View } from '@tarojs/components';
import type { FileView } from '@xianfeng/shared-types';
import { useRef } from 'react';
import { FormField, PrimaryButton, Sheet, TextArea } from '@/shared/ui';

export const CAPTION_MAX = 100;

export interface CaptionSheetProps {
  file: FileView;
  caption: string;
  onDone: (caption: string) => void;
  onClose: () => void;
}

/** What the reader sees below a picture. */
export function CaptionSheet({ file, caption, onDone, onClose }: CaptionSheetProps) {
  const text = useRef(caption);
  return (
    <Sheet open title="图片说明" onClose={onClose} footer={<PrimaryButton onClick={() => onDone(text.current.trim())}>确定</PrimaryButton>}>
      <View className="edit__sheet">
        <Image className="edit__caption-picture" mode="aspectFit" src={file.url} />
        <FormField label="说明" hint="时间、地点、在做什么；不要写客户姓名和账号">
          <TextArea rows={2} max={CAPTION_MAX} initial={caption} label="图片说明" onChange={(value) => { text.current = value; }} />
        </FormField>
      </View>
    </Sheet>
  );
}
