import { devApi } from '@xianfeng/shared-types';
import { useLoad, useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Card, DateRow, toast } from '@/shared/ui';

/** Development only: moves the service's clock forward, e.g. past the end of a month. */
export function DevClockRow() {
  const clock = useLoad(() => call(devApi.clock), []);
  const advance = useMutation((_key, date: string) => call(devApi.advanceClock, { body: { date } }), {
    onDone: (now) => {
      clock.setData(now);
      toast.info(`日期已到 ${now.today}`);
    },
  });
  const today = clock.data?.today ?? null;
  return (
    <Card flush>
      <DateRow title="开发：拨快日期" value={today} from={today ?? undefined} onChange={(date) => void advance.run(date)} />
    </Card>
  );
}
