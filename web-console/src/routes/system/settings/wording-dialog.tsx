import { MESSAGE_PLACES, MESSAGE_WORDING_LIMITS, settingsApi, type IsoDate, type MessageSetting, type MessageWording } from '@xianfeng/shared-types';
import { Button, Form, Input } from 'antd';
import { useAction } from '@/shared/api';
import { today } from '@/shared/format';
import { DateField, FormDialog } from '@/shared/ui';
import { WordingPreview } from './wording-preview';
import { EMPTY_WORDING, lengthBeside, WORDING_LABELS, wordingOf } from './wording-words';
import './wording.css';

interface Props {
  /** Null: closed. */
  message: MessageSetting | null;
  onClose: () => void;
}

interface Values extends MessageWording {
  effectiveFrom: IsoDate;
  reason: string;
}

const HINTS: Record<keyof MessageWording, string> = {
  title: '站内信和微信卡片的标题；留空则用原标题',
  opening: '放在正文前，例如：同志您好：',
  closing: '放在正文后，例如：如有疑问，请与党支部联系。',
  remark: '微信卡片上的“说明”一栏；留空则用原说明',
};

/** New words for messages of a kind from a date on, with the message as members will read it. */
export function WordingDialog({ message, onClose }: Props) {
  const change = useAction(settingsApi.changeMessage, { quiet: true, refresh: [settingsApi.messages, settingsApi.messageHistory], done: '已保存，从生效日期起的消息使用新用语' });
  return (
    <FormDialog<Values>
      open={message !== null}
      title={message ? `${message.label}：消息用语` : ''}
      okText="保存"
      width={860}
      initial={{ ...EMPTY_WORDING, ...(message?.current && wordingOf(message.current)), effectiveFrom: today(), reason: '' }}
      submit={({ effectiveFrom, reason, ...typed }) => change.mutateAsync({ params: { topic: message!.topic }, body: { ...wordingOf(typed), effectiveFrom, reason: reason.trim() } })}
      onClose={onClose}
    >
      {message && <Fields message={message} />}
    </FormDialog>
  );
}

function Fields({ message: { topic, parts } }: { message: MessageSetting }) {
  const form = Form.useFormInstance<Values>();
  const typed = Form.useWatch([], form) as Partial<Values> | undefined;
  return (
    <div className="wording">
      <div>
        {parts.map((part) => (
          <WordField key={part} part={part} />
        ))}
        <div className="wording-when">
          <Form.Item name="effectiveFrom" label="生效日期" rules={[{ required: true, message: '请选择生效日期' }]}>
            <DateField notBefore={today()} />
          </Form.Item>
          <Form.Item name="reason" label="修改原因" rules={[{ required: true, whitespace: true, message: '请填写修改原因' }]}>
            <Input maxLength={200} placeholder="例如：统一全行提醒口径" />
          </Form.Item>
        </div>
      </div>
      <WordingPreview topic={topic} wording={wordingOf(typed ?? {})} />
    </div>
  );
}

function WordField({ part }: { part: keyof MessageWording }) {
  const place = (MESSAGE_PLACES as Partial<Record<keyof MessageWording, string>>)[part];
  const limit = MESSAGE_WORDING_LIMITS[part];
  const fits = async (_: unknown, text: string) => {
    if (lengthBeside(text.trim(), place) > limit) throw new Error(`不能超过 ${limit} 个字`);
  };
  return (
    <Form.Item name={part} label={WORDING_LABELS[part]} extra={HINTS[part]} rules={[{ validator: fits }]}>
      <WordInput limit={limit} place={place} />
    </Form.Item>
  );
}

interface WordInputProps {
  /** The last three are handed in by Form.Item. */
  limit: number;
  place: string | undefined;
  id?: string;
  value?: string;
  onChange?: (text: string) => void;
}

/** A line of text with the room that is left, and a button for what the product fills in. */
function WordInput({ limit, place, id, value = '', onChange }: WordInputProps) {
  const count = lengthBeside(value, place);
  return (
    <div className="wording-line">
      <Input id={id} value={value} onChange={(event) => onChange?.(event.target.value)} suffix={<span className={count > limit ? 'wording-over' : 'wording-count'}>{`${count}/${limit}`}</span>} />
      {place && <Button disabled={value.includes(place)} onClick={() => onChange?.(`${value}${place}`)}>{`插入${place}`}</Button>}
    </div>
  );
}
