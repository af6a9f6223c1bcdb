import type { RefusedBasis } from '@xianfeng/shared-types';

/** Documents that the refusals rest on. */
const MEASURES = '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）“不得出现”的情形';
const OPINIONS = '中央网络安全和信息化委员会《关于防治“指尖上的形式主义”的若干意见》（2023年）';
const WECHAT = '《微信小程序平台运营规范》5.1 滥用分享行为';

/** Clause that each refused basis breaks, as the officer reads it. */
export const CLAUSES: Record<RefusedBasis, string> = {
  share: `${MEASURES}（四）：不得将转发量等作为考评依据；${WECHAT}：不得以利益诱导分享`,
  like: `${MEASURES}（四）：不得将点赞量、网络投票数等作为考评依据`,
  comment_count: `${OPINIONS}：不得将评论、接龙等作为考核评价依据`,
  view_count: `${OPINIONS}：不得以点击、阅读等数据评比`,
  reading_time: `${MEASURES}（四）：不得将学习时长等作为考评依据`,
  screen_time: `${MEASURES}（二）：不得设置统计在线时长等强制性功能`,
  login: `${MEASURES}（三）：不得强制要求定期登录`,
  clock_in: `${MEASURES}（二）：不得设置打卡签到等强制性功能`,
  install: `${MEASURES}（三）：不得强制推广下载使用、考核通报安装使用率`,
  photo_upload: `${MEASURES}（四）：非必要不得强制上传工作照片、视频和轨迹`,
};

/** Words of a rule that reward a refused basis; matched on `foldedSentences`. */
export const WORDINGS: readonly [RefusedBasis, RegExp][] = [
  ['share', /转发|轉發|转载|分享(?!会|交流|经验|体会|课|党课|心得|收获)|朋友圈|刷屏|扩散|zhuanfa|zf(?=到|量|数|次)|fenxiang|share|推送给?好友|拉(?:人|新|好友)|邀请(?:好友|新人|注册)|裂变|转到.{0,4}群|发到.{0,4}群/],
  ['like', /点赞|點讚|点個赞|点个?赞|集赞|求赞|获赞|赞数|dianzan|(?<![a-z])likes?(?![a-z])|网络投票|投票数|得票|在看数|点在看|收藏(?:数|量|次)|打call|比心|献花|小红心/],
  ['comment_count', /评论(?:数|量|次|条)|留言(?:数|量|次|条)|跟帖|盖楼|接龙|回复收到|群内?回复|弹幕|互动(?:量|数|次|率)|comment/],
  ['view_count', /阅读(?:量|数|次数|率)|浏览(?:量|数|次数)|点击(?:量|数|率|次数)|访问量|播放量|曝光|流量|打开(?:率|次数)|(?<![a-z])pv(?![a-z])|(?<![a-z])uv(?![a-z])/],
  ['reading_time', /(?:学习|阅读|观看|收听|听课|看课|浏览)[^，。；]{0,6}(?:时长|时间|分钟|小时|秒|学时累计)|(?:每|满)\d*分钟[^，。；]{0,6}(?:分|积)|(?:阅读|观看|浏览|学完|看完)[^，。；]{0,4}(?:文章|视频|资讯|推文|新闻)|刷(?:课|题|视频|文章)|(?:篇|条|个)(?:文章|视频|推文)/],
  ['screen_time', /在线(?:时长|时间|分钟|小时|天|率)|(?:使用|停留|挂机|活跃)[^，。；]{0,6}(?:时长|时间|分钟|小时)|挂(?:机|时长|在线)|时长(?:积分|排名|达标)|screentime/],
  ['login', /登录|登陆|登錄|上线(?:天|次|签)|活跃(?:天|度|率|用户)|连续\d*[天日]|日活|月活|login|signin|打开(?:app|小程序|软件|平台)|启动(?:app|小程序)|每[天日](?:上|用|进|点|开)/],
  ['clock_in', /打卡|打咔|daka|(?:每[天日]|每周|线上|网上|手机|app|小程序|平台|软件|连续|累计|扫码)[^，。；]{0,6}签到|签到(?:天|次数|积分|率|排名|有礼)|签个到|checkin|步数|晒(?:卡|步)/],
  ['install', /下载|安装|装机|注册率|关注(?:公众号|服务号|视频号|账号|率|数)|加粉|涨粉|粉丝|覆盖率|激活/],
  ['photo_upload', /(?:上传|晒|发|拍)[^，。；]{0,6}(?:照片|截图|截屏|视频|轨迹|定位|自拍)[^，。；]{0,8}(?:分|次|张|即|留痕)?|截图留痕|随手拍|(?:照片|截图)(?:数|量|张)/],
];

const GAPS = /[\s\p{P}\p{S}\p{Cf}\p{M}]+/gu;
const SENTENCE_ENDS = /[，。；,;\n]/;

/**
 * The sentences of a text without the usual disguises: full width, capitals, blanks, dots and invisible characters between
 * the characters. Sentences stay apart, so that two harmless ones do not meet.
 */
export function foldedSentences(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().split(SENTENCE_ENDS).map((sentence) => sentence.replace(GAPS, ''));
}
