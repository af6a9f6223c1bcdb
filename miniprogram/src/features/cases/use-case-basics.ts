import { casesApi, type CaseCategory, type CaseSettings } from '@xianfeng/shared-types';
import { useLoad, type LoadState } from '@/shared/hooks';
import { call } from '@/shared/request';

export interface CaseBasics {
  categories: CaseCategory[];
  settings: CaseSettings;
}

/** Categories and the numbers in force today. */
export function useCaseBasics(): LoadState<CaseBasics> {
  return useLoad(async () => {
    const [categories, settings] = await Promise.all([call(casesApi.categories), call(casesApi.settings)]);
    return { categories, settings };
  }, []);
}
