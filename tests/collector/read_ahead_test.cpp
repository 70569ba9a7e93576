// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/read_ahead.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace diaoyan {
namespace {

TEST(ReadAhead, GivesValuesInOrder) {
    int made = 0;
    ReadAhead<int> numbers([&](int& number) -> Result<bool> {
        number = made;
        return made++ < 100;
    });
    int number = -1;
    for (int expected = 0; expected < 100; ++expected) {
        ASSERT_TRUE(*numbers.next(number));
        EXPECT_EQ(number, expected);
    }
    EXPECT_FALSE(*numbers.next(number));
    EXPECT_FALSE(*numbers.next(number)) << "and again";
}

TEST(ReadAhead, PassesProblemsOnAfterTheValuesBefore) {
    int made = 0;
    ReadAhead<int> numbers([&](int& number) -> Result<bool> {
        number = made++;
        if (number == 2) return Problem{"damaged", {}, {}};
        return true;
    });
    int number = -1;
    EXPECT_TRUE(*numbers.next(number));
    EXPECT_TRUE(*numbers.next(number));
    EXPECT_EQ(number, 1);
    EXPECT_EQ(numbers.next(number).problem().code, "damaged");
}

TEST(ReadAhead, PassesExceptionsOn) {
    ReadAhead<int> numbers([](int&) -> Result<bool> { throw std::runtime_error("disk"); });
    int number = 0;
    EXPECT_THROW((void)numbers.next(number), std::runtime_error);
}

TEST(ReadAhead, CanBeGivenUp) {
    const ReadAhead<int> endless([](int&) -> Result<bool> { return true; });
    SUCCEED() << "the destructor returns";
}

}  // namespace
}  // namespace diaoyan
