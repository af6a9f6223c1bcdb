import { MEMBER_POSTS, ORG_CHANGE_LABELS, ORG_CLASS_LABELS, ORG_KIND_LABELS, type OrgChange, type OrgDetail, type PostHolder } from '@xianfeng/shared-types';
import { dateText, dateTimeText } from '@/shared/format';
import type { TimelineItem } from '@/shared/ui';

/** `党支部 · 网点`. */
export const kindText = ({ kind, orgClass }: Pick<OrgDetail, 'kind' | 'orgClass'>): string => `${ORG_KIND_LABELS[kind]} · ${ORG_CLASS_LABELS[orgClass]}`;

/** Who holds a post, and until when. */
export function holderText({ post, memberName, startedOn, termEndsOn }: PostHolder): { title: string; note: string } {
  const until = termEndsOn ? `，任期至 ${dateText(termEndsOn)}` : '';
  return { title: `${MEMBER_POSTS[post]} ${memberName}`, note: `${dateText(startedOn)}任职${until}` };
}

/** Facts of an organisation that are filled in, as label and words. */
export function orgFacts(org: OrgDetail): { label: string; value: string }[] {
  const term = org.termStart && org.termEnd ? `${dateText(org.termStart)} 至 ${dateText(org.termEnd)}` : org.termEnd && `至 ${dateText(org.termEnd)}`;
  const facts: [string, string | null | undefined][] = [
    ['类别', kindText(org)],
    ['隶属', org.ancestors.map(({ name }) => name).join(' › ')],
    ['所在单位', org.units.map(({ name }) => name).join('、')],
    ['成立时间', org.foundedOn && dateText(org.foundedOn)],
    ['本届任期', term],
    ['到期撤销', org.endsOn && dateText(org.endsOn)],
    ['地址', org.address],
    ['并入', org.mergedInto?.name],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

export function historyItems(changes: readonly OrgChange[]): TimelineItem[] {
  return changes.map(({ id, kind, at, byName, reason, changes: parts }) => ({
    key: id,
    title: ORG_CHANGE_LABELS[kind],
    time: `${dateTimeText(at)}${byName ? ` · ${byName}` : ''}`,
    note: [reason, ...parts.map(({ label, from, to }) => `${label}：${from || '空'} → ${to || '空'}`)].filter(Boolean).join('；') || undefined,
    tone: kind === 'close' || kind === 'expire' ? 'grey' : 'blue',
  }));
}
