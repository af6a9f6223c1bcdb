import { settingsApi, type MessagePreview, type MessageWording, type NotifyTopic } from '@xianfeng/shared-types';
import { Alert, Skeleton, Typography } from 'antd';
import { messageOf, ProblemError, useApi } from '@/shared/api';
import { useSettled } from '@/shared/ui';

const SETTLE_MS = 300;

/** The message as the inbox and WeChat show it, while it is being worded. */
export function WordingPreview({ topic, wording }: { topic: NotifyTopic; wording: MessageWording }) {
  const query = useSettled(wording, SETTLE_MS);
  const preview = useApi(settingsApi.previewMessage, { params: { topic }, query }, { keep: true });
  return (
    <section aria-label="预览" className="wording-preview">
      {preview.error && <Alert type="warning" showIcon title={faultOf(preview.error)} />}
      {preview.data ? <Cards preview={preview.data} /> : !preview.error && <Skeleton active paragraph={{ rows: 6 }} />}
    </section>
  );
}

/** The parts at fault by their names, as the server words them. */
const faultOf = (error: Error): string => (error instanceof ProblemError && error.fields.length > 0 ? error.fields.map(({ message }) => message).join('；') : messageOf(error));

function Cards({ preview: { title, body, wechat } }: { preview: MessagePreview }) {
  return (
    <>
      <Typography.Text type="secondary">站内信</Typography.Text>
      <div className="wording-card">
        <strong>{title}</strong>
        <p>{body}</p>
      </div>
      {wechat && (
        <>
          <Typography.Text type="secondary">微信卡片</Typography.Text>
          <dl className="wording-card">
            {wechat.map(({ key, meaning, value, cut }) => (
              <div key={key} className="wording-row">
                <dt>{meaning}</dt>
                <dd>
                  {value}
                  {cut && <Typography.Text type="warning">（超过 20 字，微信只显示到这里）</Typography.Text>}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Typography.Text type="secondary">内容为示例；每条消息按实际情况填写。</Typography.Text>
    </>
  );
}
