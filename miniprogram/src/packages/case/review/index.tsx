import { useRouter } from '@tarojs/taro';
import { BlindReviewView } from './blind-review';
import { CaseDeskView } from './case-desk';

/** `id`: a blind review of mine. `caseId`: a case on my desk as a branch or committee officer. */
export default function CaseReviewPage() {
  const { id, caseId } = useRouter().params;
  return caseId ? <CaseDeskView caseId={caseId} /> : <BlindReviewView id={id ?? ''} />;
}
