import { View } from '@tarojs/components';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { a11y, Card, FormField, Icon, SectionTitle, SwitchRow, TextArea } from '@/shared/ui';

const PLEDGE = '我们承诺：案例为本人（本支部）原创，内容真实，未抄袭他人成果，不含涉密和他人隐私信息；如有不实，愿按规定承担责任。';
const DIGEST_MAX = 200;

/** Who may read it, and the authors' pledge. */
export function PublicPart({ editor: { initial, content, change } }: { editor: CaseEditor }) {
  return (
    <>
      <SectionTitle title="公开范围与承诺" />
      <Card flush>
        <SwitchRow
          title="允许公开摘要"
          note="打开后，非党员从分享卡片只能看到下面的公开摘要；全文始终仅限党员"
          on={content.visibility === 'public'}
          onChange={(on) => change({ visibility: on ? 'public' : 'members' })}
        />
      </Card>
      {content.visibility === 'public' && (
        <Card>
          <FormField label="公开摘要" required hint="不要写客户、员工姓名和内部数据">
            <TextArea rows={4} max={DIGEST_MAX} initial={initial.publicDigest} placeholder="对外可以看到的一段话" label="公开摘要" onChange={(publicDigest) => change({ publicDigest })} />
          </FormField>
        </Card>
      )}
      <Card>
        <View className="edit__pledge" onClick={() => change({ pledge: !content.pledge })} {...a11y('checkbox', '原创与真实性承诺')} {...{ 'aria-checked': String(content.pledge) }}>
          <View className={content.pledge ? 'edit__box edit__box--on' : 'edit__box'}>{content.pledge && <Icon name="check" tone="white" size="small" />}</View>
          <View>{PLEDGE}</View>
        </View>
      </Card>
    </>
  );
}
