import { View } from '@tarojs/components';
import { duesPublicationsApi, type Id } from '@xianfeng/shared-types';
import { loadPublication } from '@/features/dues/books-api';
import { BalanceLine, FigureParts } from '@/features/dues/components/figures';
import { dateOf, dateText } from '@/shared/format';
import { useLoad, useMutation } from '@/shared/hooks';
import { download } from '@/shared/request';
import { environment } from '@/shared/session';
import { Button, LoadedPage, NoticeBar } from '@/shared/ui';
import './publication.scss';

/** 党费收支公示 as the members of the branch read it. */
export function PublicationPaper({ id }: { id: Id }) {
  const state = useLoad(() => loadPublication(id), [id]);
  const save = useMutation(async () => {
    const [{ platform }, file] = await Promise.all([environment(), download(duesPublicationsApi.print, { id })]);
    await platform.showPdf(file, `${state.data?.title ?? '党费收支公示'}.pdf`);
  });
  return (
    <LoadedPage state={state} skeleton="detail" footer={<Button block icon="download" loading={save.running} onClick={() => void save.run()}>保存或打印（PDF）</Button>}>
      {({ title, org, edition, figures, note, reason, publishedBy, publishedAt, intact }) => (
        <>
          <View className="publication__title">{title}</View>
          {edition > 1 && <NoticeBar>{`第 ${edition} 次公示，更正原因：${reason ?? ''}`}</NoticeBar>}
          {!intact && <NoticeBar tone="red">公示内容与存档不一致，请联系党委核查。</NoticeBar>}
          <BalanceLine figures={figures} />
          <FigureParts figures={figures} />
          {note && <View className="publication__note">{note}</View>}
          <View className="publication__sign">
            <View>{org.name}</View>
            <View>{`${publishedBy} · ${dateText(dateOf(publishedAt))}`}</View>
          </View>
        </>
      )}
    </LoadedPage>
  );
}
