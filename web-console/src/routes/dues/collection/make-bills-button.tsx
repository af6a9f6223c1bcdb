import { duesApi, type Id, type IsoMonth } from '@xianfeng/shared-types';
import { App, Button } from 'antd';
import { useAction } from '@/shared/api';
import { monthText } from '@/shared/format';

/** Makes the month's missing bills of an organisation and all below; those that are there stay as they are. */
export function MakeBillsButton({ org, month }: { org: { id: Id; name: string }; month: IsoMonth }) {
  const { modal } = App.useApp();
  const make = useAction(duesApi.makeBills, {
    refresh: [duesApi.overview, duesApi.branch],
    onDone: ({ made, unfixed }) => void modal.success({ title: `新生成 ${made} 份账单`, content: unfixed > 0 ? `另有 ${unfixed} 名党员尚未核定，没有账单，请先核定。` : '每名党员都已有账单。' }),
  });
  const ask = () =>
    modal.confirm({
      title: `生成${monthText(month)}的党费账单？`,
      content: `为${org.name}及下级组织中还没有账单的党员生成。已有的账单不变。`,
      okText: '生成',
      onOk: () => make.mutateAsync({ params: { orgId: org.id }, body: { month } }).catch(() => undefined),
    });
  return <Button loading={make.isPending} onClick={ask}>生成账单</Button>;
}
