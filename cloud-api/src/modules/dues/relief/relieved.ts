import { type DuesExplanation, type DuesRelief, RELIEF_KINDS } from '@xianfeng/shared-types';

/** An explanation with the relief that holds in its month; the same without one. */
export function relieved(explanation: DuesExplanation, relief: DuesRelief | undefined): DuesExplanation {
  if (!relief) return explanation;
  const dueFen = relief.kind === 'exempt' ? 0 : Math.min(explanation.dueFen, relief.monthlyFen!);
  const { doc, article } = relief;
  const text = `${RELIEF_KINDS[relief.kind]}（${relief.fromMonth} 至 ${relief.toMonth}，${relief.approver === 'branch' ? '党支部同意' : '上一级党委批准'}）`;
  const steps = explanation.steps.filter(({ kind }) => kind !== 'due');
  return { ...explanation, dueFen, steps: [...steps, { kind: 'relief', text, fen: dueFen, doc, article }, { kind: 'due', text: '每月应交', fen: dueFen, doc: '', article: '' }] };
}
