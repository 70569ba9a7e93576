// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"

namespace diaoyan {

class QuestionsPage : public SurveyPage {
    Q_OBJECT

public:
    QuestionsPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
};

}  // namespace diaoyan
