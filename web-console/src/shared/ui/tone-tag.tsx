import type { Tone } from '@xianfeng/client-core';
import { Tag } from 'antd';

const STATUS: Record<Tone, string> = { red: 'error', gold: 'warning', green: 'success', blue: 'processing', grey: 'default' };

/** A state in its colour: red needs action, gold waits, green is done, blue informs, grey is over. */
export function ToneTag({ tone, text }: { tone: Tone; text: string }) {
  return (
    <Tag color={STATUS[tone]} style={{ margin: 0 }}>
      {text}
    </Tag>
  );
}
