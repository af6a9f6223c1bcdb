export default definePageConfig({ navigationBarTitleText: '借鉴', enablePullDownRefresh: true });
