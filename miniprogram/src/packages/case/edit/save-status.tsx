import { Text, View } from '@tarojs/components';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { clockText } from '@/shared/format';
import { a11y, Icon, type IconName, type Tone } from '@/shared/ui';

interface Words {
  icon: IconName;
  tone: Tone;
  text: string;
}

function wordsOf({ status, failure, conflict, savedAt }: CaseEditor): Words {
  if (conflict) return { icon: 'alert', tone: 'gold', text: '另一台设备也改了，点此合并' };
  switch (status) {
    case 'saving':
      return { icon: 'refresh', tone: 'grey', text: '正在保存…' };
    case 'dirty':
      return { icon: 'edit', tone: 'grey', text: '正在输入…' };
    case 'failed':
      return { icon: 'cloud', tone: 'gold', text: `已存在本机，未上传：${failure ?? ''}` };
    default:
      return { icon: 'check-circle', tone: 'green', text: `已保存 ${clockText(savedAt)}` };
  }
}

/** Where the text is safe right now; a tap tries again, or opens the merge where another device wrote too. */
export function SaveStatus({ editor, onMerge }: { editor: CaseEditor; onMerge: () => void }) {
  const { icon, tone, text } = wordsOf(editor);
  return (
    <View className="edit__status" onClick={() => (editor.conflict ? onMerge() : void editor.flush())} {...a11y('button')}>
      <Icon name={icon} tone={tone} size="small" />
      <Text>{text}</Text>
    </View>
  );
}
