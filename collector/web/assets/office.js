// Makes the organiser's pages live. Everything works without it.
(function () {
  'use strict';

  function each(selector, what) { Array.prototype.forEach.call(document.querySelectorAll(selector), what); }

  // Numbers that change: every two seconds, slower while the server does not answer.
  var live = document.getElementById('live');
  var lost = document.getElementById('connection');
  var failures = 0;
  var last = '';
  var again = 0;
  var stale = false;

  function showFigure(figure, rows) {
    var image = figure.querySelector('img');
    if (!rows || figure.getAttribute('data-rows') === String(rows) || Date.now() < (figure.rests || 0)) return;
    figure.rests = Date.now() + 5000;
    var source = figure.getAttribute('data-source') + rows;
    figure.setAttribute('data-rows', rows);
    if (image && image.getAttribute('src') === source) return;
    // The next picture is loaded before the last one goes, so that nothing flickers.
    var next = new Image();
    next.alt = figure.getAttribute('data-alt');
    next.onload = function () {
      if (figure.getAttribute('data-rows') !== String(rows)) return;
      if (image) figure.removeChild(image);
      figure.insertBefore(next, figure.firstChild);
      figure.removeAttribute('data-empty');
      each('figcaption', function (words) { if (words.parentNode === figure) words.hidden = true; });
    };
    next.onerror = function () { figure.removeAttribute('data-rows'); };
    next.src = source;
  }

  function near(figure) {
    var box = figure.getBoundingClientRect();
    return box.bottom > -400 && box.top < window.innerHeight + 400;
  }

  // Tables that only the server can make: the page is asked for once more, at most every ten seconds.
  function renewTables() {
    if (!stale || Date.now() < again) return;
    stale = false;
    again = Date.now() + 10000;
    fetch(location.href, { credentials: 'same-origin' }).then(function (reply) { return reply.text(); }).then(function (text) {
      var page = new DOMParser().parseFromString(text, 'text/html');
      each('[data-again]', function (old) {
        var fresh = page.getElementById(old.id);
        if (fresh) old.parentNode.replaceChild(document.importNode(fresh, true), old);
      });
    }).catch(function () {});
  }

  function show(numbers) {
    var state = document.querySelector('[data-state]');
    if (state && state.textContent !== numbers.state) { location.replace(location.pathname + location.search.replace(/&?said=[^&]*/, '')); return; }
    each('[data-live]', function (place) {
      var words = numbers.live[place.getAttribute('data-live')];
      if (words !== undefined && place.textContent !== words) place.textContent = words;
    });
    each('[data-figure]', function (figure) {
      if (near(figure)) showFigure(figure, numbers.figures[figure.getAttribute('data-figure')]);
    });
    var now = JSON.stringify(numbers.live);
    if (last && now !== last) stale = true;
    last = now;
    renewTables();
  }

  function ask() {
    fetch(live.getAttribute('data-numbers'), { credentials: 'same-origin', headers: { Accept: 'application/json' } }).then(function (reply) {
      if (reply.status === 401) { location.href = '/office/login'; throw new Error('signed out'); }
      if (!reply.ok) throw new Error(String(reply.status));
      return reply.json();
    }).then(function (numbers) {
      failures = 0;
      lost.hidden = true;
      show(numbers);
    }).catch(function () {
      failures += 1;
      if (failures > 2) lost.hidden = false;
    }).then(function () {
      setTimeout(ask, Math.min(2000 * (1 + failures), 20000));
    });
  }
  if (live && window.fetch) setTimeout(ask, 2000);

  // Copying: the clipboard of a page without TLS is reached through a selection.
  each('[data-copy]', function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var field = button.parentNode.querySelector('input');
      field.focus();
      field.select();
      document.execCommand('copy');
      var words = button.textContent;
      button.textContent = '✓';
      setTimeout(function () { button.textContent = words; }, 1200);
    });
  });

  // Keying paper: Enter goes to the next field, and from the last one to the button.
  each('form[data-enter]', function (form) {
    form.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter' || event.target.tagName === 'BUTTON' || event.isComposing) return;
      var fields = Array.prototype.filter.call(form.elements, function (field) {
        return field.type !== 'hidden' && field.type !== 'checkbox' && field.tagName !== 'FIELDSET' && !field.disabled;
      });
      var at = fields.indexOf(event.target);
      if (at < 0 || at + 1 >= fields.length) return;
      event.preventDefault();
      fields[at + 1].focus();
      if (fields[at + 1].select) fields[at + 1].select();
    });
    var wrong = form.querySelector('.wrong input');
    if (wrong) wrong.focus();
  });

  // A correction that is typed is the one that is meant.
  each('.compare .keys input, .compare .keys select', function (field) {
    field.addEventListener('input', function () {
      var third = field.closest('td').querySelector('input[type=radio]');
      if (third) third.checked = true;
    });
  });
})();
