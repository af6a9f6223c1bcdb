export default definePageConfig({ navigationBarTitleText: '党费去哪了', enablePullDownRefresh: true });
