/** 我的党费, the phone's page that messages and work lists lead to. */
export const MY_DUES_PAGE = 'packages/dues/mine/index';
