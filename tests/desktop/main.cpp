// SPDX-License-Identifier: GPL-3.0-or-later
// Every test of this program has a real application, without a screen.
#include <QApplication>
#include <gtest/gtest.h>

#include <clocale>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariable("DIAOYAN_TEST_PLATFORM", "offscreen").toUtf8());
    testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    std::setlocale(LC_ALL, "C");
    QApplication::setOrganizationName("diaoyan-tests");
    return RUN_ALL_TESTS();
}
