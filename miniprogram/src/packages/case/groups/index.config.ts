export default definePageConfig({ navigationBarTitleText: '分享到的群', enablePullDownRefresh: true });
