// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/http/reply_bytes.h"
#include "collector/web/http/work_thread.h"

#include <gmock/gmock.h>

#include <atomic>

namespace diaoyan {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(ReplyBytes, HaveTheLengthOfTheBodyWithOrWithoutIt) {
    const WebReply reply{.body = "<p>谢谢</p>"};
    EXPECT_THAT(replyBytes(reply, true, true),
                AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr("Content-Length: 13\r\n"),
                      EndsWith("\r\n\r\n<p>谢谢</p>"), Not(HasSubstr("Connection:"))));
    EXPECT_THAT(replyBytes(reply, false, false),
                AllOf(HasSubstr("Content-Length: 13\r\n"), EndsWith("\r\n\r\n"), HasSubstr("Connection: close\r\n")));
}

TEST(ReplyBytes, AHeaderCannotBringFurtherOnes) {
    WebReply reply;
    reply.headers = {{"Content-Disposition", "attachment; filename=\"a\r\nSet-Cookie: b=c\""}, {"X-Good", "yes"}};
    const std::string bytes = replyBytes(reply, true, true);
    EXPECT_THAT(bytes, AllOf(Not(HasSubstr("Set-Cookie")), HasSubstr("X-Good: yes\r\n")));
}

TEST(ReplyBytes, AreKeptByBrowsersOnlyWhereTheReplySaysSo) {
    WebReply reply;
    EXPECT_THAT(replyBytes(reply, true, true), HasSubstr("Cache-Control: no-store\r\n"));
    reply.headers = {{"Cache-Control", "max-age=1"}};
    EXPECT_THAT(replyBytes(reply, true, true), Not(HasSubstr("no-store")));
}

TEST(WorkThread, DoesEverythingInOrderAndInGroups) {
    std::vector<int> seen;
    std::size_t largest = 0;
    {
        WorkThread<int> thread(
            10,
            [&](std::vector<int> group) {
                largest = std::max(largest, group.size());
                seen.insert(seen.end(), group.begin(), group.end());
            },
            nullptr);
        for (int i = 0; i < 1000; ++i) ASSERT_TRUE(thread.give(i, 2000));
    }
    ASSERT_EQ(seen.size(), 1000u) << "what was given is done, even when the thread is being ended";
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i);
    EXPECT_LE(largest, 10u);
}

TEST(WorkThread, TakesNoMoreThanTheLimit) {
    std::atomic<bool> go = false;
    WorkThread<int> thread(
        1, [&](const std::vector<int>&) { go.wait(false); }, nullptr);
    int taken = 0;
    while (thread.give(0, 5) && taken < 100) ++taken;
    EXPECT_GE(taken, 5);
    EXPECT_LE(taken, 6) << "one may be in work";
    go = true;
    go.notify_all();
    thread.finish();
    EXPECT_FALSE(thread.give(0, 5)) << "finished";
    EXPECT_TRUE(thread.done());
}

TEST(WorkThread, IsIdleOnceAfterWork) {
    std::atomic<int> idle = 0;
    WorkThread<int> thread(
        10, [](const std::vector<int>&) {},
        [&] {
            ++idle;
            idle.notify_all();
        });
    thread.give(1, 10);
    idle.wait(0);
    std::this_thread::sleep_for(std::chrono::milliseconds(450));
    EXPECT_EQ(idle, 1);
}

}  // namespace
}  // namespace diaoyan
