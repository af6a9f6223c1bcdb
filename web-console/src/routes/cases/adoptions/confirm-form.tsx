import { adoptionsApi, homeApi, type Adoption } from '@xianfeng/shared-types';
import { useAction } from '@/shared/api';
import { JudgeForm, type Choice } from '../parts/judge-form';

type Outcome = 'confirm' | 'return';
const CHOICES: readonly Choice<Outcome>[] = [
  { key: 'confirm', text: '确认成效', consequence: '确认后计入案例的借鉴成效，作者和借鉴支部按规则得分，不能撤回。', optional: true, onward: true },
  { key: 'return', text: '退回补充', consequence: '退回借鉴支部补充后再次填报。' },
];

/** Makes the reported effects count, or asks for more. */
export function ConfirmForm({ item: { id, version, orgName } }: { item: Adoption }) {
  const options = { refresh: [adoptionsApi.detail, adoptionsApi.list, homeApi.show] };
  const confirm = useAction(adoptionsApi.confirm, { ...options, done: '已确认' });
  const back = useAction(adoptionsApi.returnResult, { ...options, done: '已退回' });
  const take = async (outcome: Outcome, words: string): Promise<boolean> => {
    const params = { id };
    try {
      if (outcome === 'confirm') await confirm.mutateAsync({ params, body: { version, opinion: words } });
      else await back.mutateAsync({ params, body: { version, reason: words } });
      return true;
    } catch {
      return false;
    }
  };
  return <JudgeForm<Outcome> draft={`adoption:${id}`} subject={`${orgName}填报的成效`} label="意见" readers="填报人" placeholder="核实的情况；退回的，写清要补充什么" choices={CHOICES} onTake={take} />;
}
