// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/phone_preview.h"

#include "charts/desktop/editing/phone_choice.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "collector/web/pages/page_words.h"
#include "questionnaires/answer_check.h"

#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

namespace {

std::vector<std::string> schoolNames(const Roster& roster) {
    std::vector<std::string> names;
    for (const School& school : roster.schools) names.push_back(school.name);
    return names;
}

bool isAnswered(const QuestionOnPhone& on_phone, const AnswersOnPhone& answers) {
    for (const Item& item : items(on_phone.question)) {
        const auto found = answers.find(item.id);
        if (found == answers.end() || std::holds_alternative<Missing>(found->second)) return false;
    }
    return true;
}

}  // namespace

std::vector<QuestionOnPhone> questionsOnPhone(const Questionnaire& form, const Roster& roster, Language language) {
    const FormPage page{.questionnaire = form, .roster = roster, .language = language};
    const QuestionNumbers numbers = questionNumbers(page);
    std::vector<QuestionOnPhone> questions;
    if (hasOwnSchoolField(page))
        questions.push_back({.question = {.id = ".school", .kind = QuestionKind::text},
                             .language = language,
                             .heading = page_words::school.in(language),
                             .schools = schoolNames(roster)});
    for (const Question& question : form.questions) {
        if (!numbers.contains(question.id)) continue;
        const QuestionOnPage on_page{page, question, numbers};
        QuestionOnPhone on_phone{.question = question, .language = language, .heading = headingWords(on_page)};
        on_phone.limits = limitWords(on_page);
        if (isSchoolChoice(page, question)) {
            // A list to choose from, without the note on how to write the school.
            on_phone.schools = schoolNames(roster);
            on_phone.question.note = {};
        }
        questions.push_back(std::move(on_phone));
    }
    return questions;
}

std::vector<bool> shownOnPhone(const std::vector<QuestionOnPhone>& questions, const AnswersOnPhone& answers) {
    std::vector<bool> visible;
    AnswersOnPhone counting;
    for (const QuestionOnPhone& on_phone : questions) {
        visible.push_back(diaoyan::shown(on_phone.question, counting));
        if (!visible.back()) continue;
        for (const Item& item : items(on_phone.question))
            if (const auto found = answers.find(item.id); found != answers.end()) counting.insert(*found);
    }
    return visible;
}

PhonePreview::PhonePreview(QWidget* parent)
    : QWidget(parent), screen_(new QScrollArea(this)), progress_(new QProgressBar), progress_words_(new QLabel),
      send_(new QLabel) {
    setObjectName("phonePreview");
    auto* page = new QWidget;
    page->setObjectName("phonePage");
    title_ = new PhoneWords({}, PhoneWords::Look::strong, page);
    column_ = new QVBoxLayout(page);
    column_->setContentsMargins(10, 10, 10, 16);
    column_->setSpacing(10);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(8);
    progress_words_->setObjectName("quiet");
    list_ = new QVBoxLayout;
    list_->setSpacing(10);
    send_->setAlignment(Qt::AlignCenter);
    send_->setMinimumHeight(fontMetrics().height() + 18);
    send_->setToolTip(tr("This is a preview: nothing is sent."));
    column_->addWidget(title_);
    column_->addWidget(progress_);
    column_->addWidget(progress_words_);
    column_->addLayout(list_);
    column_->addWidget(send_);
    column_->addStretch();
    screen_->setWidget(page);
    screen_->setWidgetResizable(true);
    screen_->setFrameShape(QFrame::NoFrame);
    screen_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    screen_->setAccessibleName(tr("The questionnaire as on a phone"));
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(10, 26, 10, 26);
    frame->addWidget(screen_);
    setMinimumWidth(230);
    setMaximumWidth(400);
    building_.setSingleShot(true);
    building_.setInterval(0);
    connect(&building_, &QTimer::timeout, this, &PhonePreview::buildSome);
}

void PhonePreview::paintEvent(QPaintEvent*) {
    // The phone: a dark rim with rounded corners, a line for the ear and one for the thumb.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColours().line, 1));
    painter.setBrush(isDark() ? QColor(themeColours().line).darker(150) : QColor(themeColours().quiet).darker(160));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 22, 22);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColours().quiet);
    painter.drawRoundedRect(QRectF(width() / 2.0 - 22, 11, 44, 4), 2, 2);
    painter.drawRoundedRect(QRectF(width() / 2.0 - 40, height() - 14, 80, 4), 2, 2);
}

void PhonePreview::show(const Questionnaire& form, const Roster& roster, Language language) {
    if (form.id != form_) answers_.clear();
    form_ = form.id;
    language_ = language;
    questions_ = questionsOnPhone(form, roster, language);
    title_->setWords(shown(form.title.in(language)));
    send_->setText(shown(page_words::send.in(language)));
    send_->setStyleSheet(QString("background: %1; color: %2; border-radius: 8px; font-weight: 600;")
                             .arg(themeColours().accent.name(), themeColours().card.name()));
    // Cards that still say the same stay; the others are made anew, a few at a time.
    while (cards_.size() > questions_.size()) {
        cards_.back()->hide();
        cards_.back()->deleteLater();
        cards_.pop_back();
    }
    for (std::size_t at = 0; at < cards_.size(); ++at)
        if (cards_[at]->question() != questions_[at]) placeCard(at);
    buildSome();
}

void PhonePreview::placeCard(std::size_t at) {
    auto* card = new PhoneCard(questions_[at], screen_->widget());
    if (at < cards_.size()) {
        delete list_->replaceWidget(cards_[at], card);
        cards_[at]->hide();
        cards_[at]->deleteLater();
        cards_[at] = card;
    } else {
        list_->addWidget(card);
        cards_.push_back(card);
    }
    card->showAnswers(answers_);
    connect(card, &PhoneCard::answered, this, [this](const QString& item, const Answer& answer) {
        answers_[typed(item)] = answer;
        follow();
    });
}

void PhonePreview::buildSome() {
    constexpr std::size_t at_a_time = 12;
    const std::size_t until = std::min(questions_.size(), cards_.size() + at_a_time);
    while (cards_.size() < until) placeCard(cards_.size());
    follow();
    if (cards_.size() < questions_.size()) return building_.start();
    if (!wanted_.empty()) reveal(std::exchange(wanted_, {}));
}

void PhonePreview::follow() {
    const std::vector<bool> visible = shownOnPhone(questions_, answers_);
    int asked = 0;
    int answered = 0;
    for (std::size_t at = 0; at < questions_.size(); ++at) {
        if (at < cards_.size()) cards_[at]->setVisible(visible[at]);
        if (!visible[at]) continue;
        ++asked;
        answered += isAnswered(questions_[at], answers_) ? 1 : 0;
    }
    progress_->setRange(0, std::max(1, asked));
    progress_->setValue(answered);
    progress_words_->setText(
        shown(phrase(page_words::progress.zh, page_words::progress.en, {answered, asked}).in(language_)));
}

void PhonePreview::startAgain() {
    answers_.clear();
    for (std::size_t at = 0; at < cards_.size(); ++at) placeCard(at);
    follow();
}

void PhonePreview::reveal(const std::string& question) {
    for (PhoneCard* card : cards_)
        if (card->question().question.id == question) {
            // Its place is known once the layout has run.
            QTimer::singleShot(0, card, [this, card] {
                if (card->isVisible()) screen_->ensureWidgetVisible(card, 0, 30);
            });
            return;
        }
    wanted_ = cards_.size() < questions_.size() ? question : std::string();
}

std::vector<std::string> PhonePreview::visibleQuestions() const {
    std::vector<std::string> ids;
    for (const PhoneCard* card : cards_)
        if (!card->isHidden()) ids.push_back(card->question().question.id);
    return ids;
}

}  // namespace diaoyan
