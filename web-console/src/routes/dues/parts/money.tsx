import { yuanText } from '@xianfeng/client-core';
import type { Fen } from '@xianfeng/shared-types';
import './money.css';

/** An amount in 元: zero recedes, less than zero stands out, unknown is a dash. */
export function Money({ fen, strong }: { fen: Fen | null | undefined; strong?: boolean }) {
  if (fen === null || fen === undefined) return <span className="money money-none">—</span>;
  const look = fen === 0 ? ' money-none' : fen < 0 ? ' money-minus' : '';
  return <span className={`money${look}`} style={strong ? { fontWeight: 600 } : undefined}>{yuanText(fen)}</span>;
}

/** A column of amounts; its title says the unit once. */
export function moneyColumn<T>(title: string, pick: (row: T) => Fen | null | undefined, width = 120) {
  return { key: title, title: `${title}（元）`, width, align: 'right' as const, render: (_: unknown, row: T) => <Money fen={pick(row)} /> };
}
