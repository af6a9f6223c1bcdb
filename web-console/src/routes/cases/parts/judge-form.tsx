import { App, Button, Flex, Input, Tooltip, Typography, type GetRef } from 'antd';
import { useId, useRef, useState } from 'react';
import { useDraft } from '@/shared/draft';
import { useKeys } from '@/shared/keys';

/** One way to judge. */
export interface Choice<K extends string> {
  key: K;
  text: string;
  /** What will happen, said before it does. */
  consequence: string;
  /** The words may be left out. */
  optional?: boolean;
  danger?: boolean;
  /** Moves the matter on; the main button. */
  onward?: boolean;
  /** Why it can't be taken yet. */
  waits?: string | null;
}

interface Props<K extends string> {
  /** What the words belong to: they are kept until the judgement is taken. */
  draft: string;
  /** What is judged, for the question. */
  subject: string;
  label: string;
  /** Who reads the words. */
  readers: string;
  placeholder: string;
  max?: number;
  /** A single key that goes to the words. */
  hotkey?: string;
  choices: readonly Choice<K>[];
  /** Resolves when it was taken; after a refusal, which the officer is told of, the words stay. */
  onTake: (choice: K, words: string) => Promise<boolean>;
}

/** A judgement with its words, asked once more with what will happen. */
export function JudgeForm<K extends string>({ draft, subject, label, readers, placeholder, max = 1000, hotkey, choices, onTake }: Props<K>) {
  const { modal } = App.useApp();
  const [words, setWords, clear] = useDraft(draft, '');
  const [missing, setMissing] = useState(false);
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  const id = useId();
  useKeys(hotkey ? { [hotkey]: () => field.current?.focus({ cursor: 'end' }) } : {});
  const onward = choices.find((choice) => choice.onward && !choice.waits);

  const take = (choice: Choice<K>) => {
    const text = words.trim();
    const lacks = !choice.optional && text === '';
    setMissing(lacks);
    if (lacks) return field.current?.focus();
    modal.confirm({
      title: `${choice.text}：${subject}`,
      content: (
        <>
          <p>{choice.consequence}</p>
          {text && <p style={{ overflowWrap: 'anywhere' }}>{`${readers}会看到：${text}`}</p>}
        </>
      ),
      okText: choice.text,
      okButtonProps: { danger: choice.danger },
      onOk: async () => {
        if (await onTake(choice.key, text)) clear();
      },
    });
  };

  return (
    <Flex vertical gap={8}>
      <label htmlFor={id}>
        <Typography.Text strong>{label}</Typography.Text>
        <Typography.Text type="secondary">{`（${readers}会看到${hotkey ? `；按 ${hotkey.toUpperCase()} 键填写${onward ? `，Ctrl+Enter ${onward.text}` : ''}` : ''}）`}</Typography.Text>
      </label>
      <Input.TextArea
        id={id}
        ref={field}
        rows={3}
        maxLength={max}
        value={words}
        status={missing ? 'error' : undefined}
        aria-invalid={missing}
        placeholder={placeholder}
        onChange={(event) => {
          setWords(event.target.value);
          setMissing(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !onward) return;
          event.preventDefault();
          take(onward);
        }}
      />
      {missing && <Typography.Text type="danger" role="alert">{`请填写${label}`}</Typography.Text>}
      <Flex gap={8} justify="flex-end" wrap>
        {[...choices].reverse().map((choice) => (
          <Tooltip key={choice.key} title={choice.waits}>
            <Button type={choice.onward ? 'primary' : 'default'} danger={choice.danger} disabled={Boolean(choice.waits)} onClick={() => take(choice)}>
              {choice.text}
            </Button>
          </Tooltip>
        ))}
      </Flex>
    </Flex>
  );
}
