import { useRouter } from '@tarojs/taro';
import { casesApi, type CaseDraft } from '@xianfeng/shared-types';
import { useState } from 'react';
import { deviceLabel } from '@/features/cases/device-label';
import { useCaseBasics } from '@/features/cases/use-case-basics';
import { useLoad } from '@/shared/hooks';
import { replaceWith } from '@/shared/navigation';
import { call } from '@/shared/request';
import { environment } from '@/shared/session';
import { EmptyState, Loaded, Page } from '@/shared/ui';
import { CaseForm } from './case-form';

/** Started without an id the page makes the draft first, so that every keystroke has a place on the server. */
async function open(id: string | undefined): Promise<CaseDraft> {
  await environment();
  return id ? call(casesApi.draft, { params: { id } }) : call(casesApi.create, { body: { deviceLabel: deviceLabel() } });
}

export default function CaseEditPage() {
  const { id } = useRouter().params;
  const basics = useCaseBasics();
  const draft = useLoad(() => open(id), [id]);
  const [generation, setGeneration] = useState(0);
  const replace = (theirs: CaseDraft) => {
    draft.setData(theirs);
    setGeneration(generation + 1);
  };
  const ready = basics.data && draft.data?.allowedActions.includes('edit');
  if (ready) {
    const { data } = draft;
    return data && basics.data && <CaseForm key={`${data.id}:${generation}`} draft={data} fresh={!id && generation === 0} basics={basics.data} onReplaced={replace} />;
  }
  return (
    <Page>
      <Loaded state={basics} skeleton="detail">
        {() => (
          <Loaded state={draft} skeleton="detail">
            {({ id: caseId }) => (
              <EmptyState icon="lock" title="案例已提交，不能再修改" note="支部初审前可以在案例页收回" action="查看案例" onAction={() => replaceWith('caseDetail', { id: caseId })} />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
