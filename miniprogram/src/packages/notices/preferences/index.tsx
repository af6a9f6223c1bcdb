import type { NotifyTopic, SubscriptionTemplate } from '@xianfeng/shared-types';
import { loadPreferences, saveMuted } from '@/features/notifications/api';
import { quietText } from '@/features/notifications/model/words';
import { useLoad, useMutation } from '@/shared/hooks';
import { askToNotify, environmentNow } from '@/shared/session';
import { Button, Card, ListRow, LoadedPage, NoticeBar, SectionTitle, SwitchRow, toast } from '@/shared/ui';

/** How I want to be told; the inbox has everything whatever is chosen. */
export default function PreferencesPage() {
  const state = useLoad(loadPreferences, []);
  const save = useMutation((_key, muted: NotifyTopic[]) => saveMuted(muted), { onDone: state.setData, onError: () => void state.reload() });
  const inWechat = environmentNow()?.platform.inWechat ?? false;
  const subscribe = ({ kind }: SubscriptionTemplate) => {
    // First: WeChat refuses the dialog after any await.
    const answer = askToNotify([kind]);
    void answer.then((accepted) => {
      toast.info(accepted.length > 0 ? '已订阅，下一条会发到微信' : '没有订阅，消息仍会出现在“消息”里');
      void state.reload();
    });
  };
  return (
    <LoadedPage state={state}>
      {({ topics, templates, quiet, monthlyCap }) => {
        const muted = topics.filter((topic) => topic.muted).map(({ topic }) => topic);
        return (
          <>
            <NoticeBar>{quietText({ quiet, monthlyCap })}</NoticeBar>
            {templates.length > 0 && (
              <>
                <SectionTitle title="微信订阅" />
                <Card flush>
                  {templates.map((template) => (
                    <ListRow
                      key={template.kind}
                      title={template.title}
                      note={template.remaining > 0 ? `还可以收 ${template.remaining} 条` : '未订阅：同意一次可以收一条'}
                      value={inWechat ? <Button small onClick={() => subscribe(template)}>订阅</Button> : undefined}
                    />
                  ))}
                </Card>
              </>
            )}
            <SectionTitle title="提醒哪些事" />
            <Card flush>
              {topics.filter(({ canMute }) => canMute).map(({ topic, label, muted: off }) => (
                <SwitchRow key={topic} title={label} on={!off} disabled={save.running} onChange={(on) => void save.run(on ? muted.filter((one) => one !== topic) : [...muted, topic])} />
              ))}
            </Card>
            <Card>{`需要您办理的事总会提醒，不能关闭：${topics.filter(({ canMute }) => !canMute).map(({ label }) => label).join('、')}。`}</Card>
          </>
        );
      }}
    </LoadedPage>
  );
}
