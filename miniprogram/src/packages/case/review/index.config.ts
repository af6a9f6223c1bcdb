export default definePageConfig({ navigationBarTitleText: '案例评审', enablePullDownRefresh: true });
