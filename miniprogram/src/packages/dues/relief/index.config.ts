export default definePageConfig({ navigationBarTitleText: '少交免交', enablePullDownRefresh: true });
