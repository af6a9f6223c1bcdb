import { View } from '@tarojs/components';
import { casesApi, type Id } from '@xianfeng/shared-types';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';

/** Why a case came back; there are seldom more than one or two, so each asks for itself. */
export function ReturnReason({ id }: { id: Id }) {
  const draft = useLoad(() => call(casesApi.draft, { params: { id } }), [id]);
  return draft.data?.returnReason ? <View className="case-card__note">{`退回意见：${draft.data.returnReason}`}</View> : null;
}
