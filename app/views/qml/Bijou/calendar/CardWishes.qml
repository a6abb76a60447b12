pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with a card under the pointer: follow its show, wish it.
Row {
    id: wishes

    required property CalendarCard card

    spacing: Theme.gap4

    EyeButton {
        visible: wishes.card.kind !== "movie"
        round: true
        overArt: true
        size: Theme.px(28)
        focusPolicy: Qt.NoFocus
        kind: "show"
        number: wishes.card.number
        tmdb: wishes.card.tmdb
        title: wishes.card.title
        poster: wishes.card.poster
    }

    HeartButton {
        visible: wishes.card.kind === "movie" && wishes.card.standing !== "owned"
        round: true
        overArt: true
        size: Theme.px(28)
        focusPolicy: Qt.NoFocus
        kind: "movie"
        number: wishes.card.number
        tmdb: wishes.card.tmdb
        title: wishes.card.title
        poster: wishes.card.poster
    }

    IconButton {
        visible: wishes.card.kind === "episode" && wishes.card.standing !== "owned"
        round: true
        overArt: true
        size: Theme.px(28)
        focusPolicy: Qt.NoFocus
        symbol: wishes.card.wished ? "heart-filled" : "heart"
        filled: wishes.card.wished
        text: wishes.card.wished ? qsTr("Do not wish this episode") : wishes.card.standing === "missing" ? qsTr("Wish this episode") : qsTr("Wish it when it has aired")
        Accessible.checkable: true
        Accessible.checked: wishes.card.wished
        onClicked: Calendar.toggleWish(wishes.card.key)
    }
}
