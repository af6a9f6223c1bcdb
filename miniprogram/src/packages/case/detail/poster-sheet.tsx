import { Image, View } from '@tarojs/components';
import type { PosterView } from '@xianfeng/shared-types';
import { useMutation } from '@/shared/hooks';
import { RefusedByUser } from '@/shared/platform';
import { environmentNow } from '@/shared/session';
import { Button, Sheet, toast } from '@/shared/ui';

/** The poster with the mini-program code, to save and to post. */
export function PosterSheet({ poster, onClose }: { poster: PosterView | null; onClose: () => void }) {
  const save = useMutation(async (_key, url: string) => environmentNow()?.platform.saveImage(url), {
    onDone: () => toast.done('已保存到相册'),
    onError: (error) => {
      if (error instanceof RefusedByUser) toast.info('未获得相册权限，可在微信设置中打开');
      return error instanceof RefusedByUser;
    },
  });
  return (
    <Sheet open={poster !== null} title="案例海报" onClose={onClose} footer={<Button block kind="primary" icon="download" loading={save.running} onClick={() => poster && void save.run(poster.url)}>保存图片</Button>}>
      <View className="xf-sheet__inner">{poster && <Image className="reading__poster" mode="aspectFit" src={poster.url} />}</View>
    </Sheet>
  );
}
