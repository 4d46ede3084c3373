document.getElementById('channel-form').submit();
